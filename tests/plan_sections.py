"""Sections of assumption files that any plan of `plan_parts` may have, as texts of YAML."""

MACHINES = (
    "{}",
    """
automation:
  bot:
    channels: [chat, email]
    containment: 0% -> 41% over 9 months
    recontact: 5..10..20 %
    handover_aht: 1.15
    price: $0.99 / resolution
    build: {value: $60_000 once, low: $40_000 once, high: $90_000 once}
    review: $35_000 / year
  ivr: {channels: [voice], containment: 25%, minutes: 1.5 min, price: $0.16 / min}
""",
    """
automation:
  bot:
    channels: [chat]
    containment: 20% -> 60% over 3.5 months from month 3
    eligible: 70%
    engagement: 80%
    handover_minutes: 1 min
    handover_abandonment: 5%
    labor_capture: 70%
    price: [$2.00 / conversation, $0.01 / message, $500 / month]
    messages: 6
    price_drift: -10% / year
    review: {hours: 20 h / month, rate: $60 / h}
    qa: $0.05 / contact
assist:
  copilot: {channels: [voice, chat], aht_effect: -14%, adoption: 0% -> 80% over 6 months,
            price: $20 / seat / month, price_drift: 3% / year, review: $1_000 / month}
""",
    """
automation:
  voicebot: {channels: [voice], containment: 10%, minutes: 2 min, failed_minutes: 1 min,
             price: [$0.12 / min, $0.10 / resolution], labor_capture: 0%}
  kb: {channels: [email, sms], containment: 0%, review: $1_000 / month}
assist:
  summary: {channels: [email], aht_effect: -20%..-10%..-5%, build: $9_000 once,
            price: [$0.02 / conversation, $0.01 / min]}
  notes: {channels: [email, chat], adoption: 50%, price: $400 / month,
          review: {hours: 5 h / month, rate: $40 / h}}
""",
    """
automation:
  bot:
    channels: [chat, email, voice]
    intents: {orders: 60%, refunds: 0% -> 40% over 12 months}
    engagement: 85% -> 95% over 6 months
    recontact: 10%
    handover_aht: 1.2
    price: $1.50 / session
""",
)
TECHNOLOGY = (
    "{}",
    """
platform: {seat: $50..$115..$150 / month}
telephony: {minute: $0.02 / min, numbers: {count: 2, price: $2 / month}}
availability: {ha_uplift: 10..15..20 %}
""",
    """
platform:
  concurrent_seat: $160 / month
  minute: {tiers: [{up_to: 5_000, price: $0.03 / min}, {up_to: 50_000, price: $0.02 / min},
                   {price: $0.01 / min}], tiers_apply: whole volume}
  message: {tiers: [{up_to: 9_000, price: $0.01 / message}, {price: $0.004 / message}]}
  addons: {analytics: $15 / seat / month, sso: $500 / month}
  discount: 15%
  minimum: $2_000 / month
  implementation: {amount: $30_000 once, maintenance: 10% / year, amortization: 36 months}
  features: {translation: $20_000 once, speech: {yearly: $3_000 / year, amount: $1_000 once}}
telephony:
  minute: {tiers: [{up_to: 20_000, price: $0.02..$0.03..$0.04 / min}, {price: $0.015 / min}],
           tiers_apply: graduated}
  talk_share: 80%
  queue_time: 30 s
  toll_free: {count: 3, price: $2 / month, share: 60%,
              minute: {tiers: [{up_to: 1_000, price: $0.03 / min}, {price: $0.02 / min}],
                       tiers_apply: whole volume}}
  trunks: {count: 2, price: $150 / month}
  short_code: $500 / month
  sms: {messages: 5, price: {tiers: [{up_to: 700, price: $0.01 / message},
        {price: $0.008 / message}], tiers_apply: graduated}}
  tests: {per_month: 2, minutes: 3 min}
  porting: $25 once
  numbers: {count: 4, price: $24 / year}
  recording: {retention: 6 months, size: 0.5 MB / min, price: $0.023 / GB / month, share: 80%}
availability: {tier: "-2+3", disaster_tests: {per_year: 2, cost: $3_000}, ha_uplift: 12%}
""",
    """
platform:
  active_hour: {tiers: [{up_to: 2_000, price: $1.20 / h}, {price: $1 / h}],
                tiers_apply: graduated}
  message: {tiers: [{up_to: 100, price: $0.01 / message}, {price: $0.004 / message}],
            tiers_apply: whole volume}
telephony:
  minute: $0.02 / min
  numbers: {count: 1, price: $2 / month}
  recording: {size: 0.8 MB / min, price: $0.02 / GB / month}
  toll_free: {count: 1, price: $3 / month, minute: $0.022 / min}
  sms: {price: $0.0083 / message}
compliance:
  pci: {applies: yes, once: $20_000, yearly: $8_000 / year}
  hipaa: {applies: yes, once: $5_000 once, yearly: $900 / month}
  gdpr: yes
  soc2: {applies: no}
  iso27001: {yearly: $12_000..$15_000..$20_000 / year}
  penetration_tests: {per_year: 1.5, price: $15_000}
  audit_trail: {retention: 24 months, price: $200 / month}
pilot: {weeks: 4, cost: $15_000 once}
""",
    """
platform: {active_hour: $1.20 / h, minute: $0.018 / min, message: $0.004 / message}
telephony: {toll_free: {count: 1, price: $2 / month}, numbers: {count: 0, price: $2 / month}}
compliance: {hipaa: yes, gdpr: {applies: yes, once: $1_000, yearly: $2_000 / year},
             soc2: {once: $9_000, yearly: $3_000 / year}, iso27001: {applies: yes, once: $100},
             pci: no}
pilot: {weeks: 3}
""",
)
COSTS = (
    "{}",
    """
costs:
  rent: {label: "=2+3", amount: $2_000 / month, since: 2027-05, until: 2027-12}
  tool: {label: "@tool\\twith a tab", amount: $25_000 once, maintenance: 10% / year}
  reserve: {amount: 5% of labor, label: "-5"}
contingency: 5%
""",
    """
costs:
  by_contact: {amount: $0.10 / contact}
  by_minute: {amount: $0.01 / min}
  by_hour: {amount: $0.50 / h, escalation: 5% / year}
  by_seat: {amount: $12 / seat / month}
  by_fte: {amount: $10 / FTE / month}
  yearly: {amount: $60_000..$70_000..$90_000 / year, escalation: -3% / year}
  later: {amount: $4_000 once, since: 2028-03, maintenance: 15% / year}
support:
  quality: {sample: 3%, minutes: 20 min, shrinkage: 35%, fte_hours: 38 h / week,
            burdened: $60_000 / year}
  planners: {span: 50, burdened: $70_000 / year}
  trainers: {span: 40, burdened: $65_000 / year}
""",
    """
support: {quality: {span: 40, burdened: $60_000 / year}}
contingency: 7..10..15 %
""",
)
BENEFITS = (
    "{}",
    """
benefits:
  churn: {arr: $10M, reduction: 2..5..8 points, gross_margin: 75%, mode: steady}
""",
    """
benefits:
  churn: {arr: $12M, reduction: 5%, base_churn: 40%, gross_margin: 70%, mode: cohort,
          customers: 2_000, arpu: $500 / month, risk: 10%, since: 2027-03, strategic: no}
  outages: {loss: $400_000 / year, avoided: 30%, risk: 5..10..25 %, since: 2027-02,
            strategic: yes}
  escalations: {loss: $120_000 / year, avoided: 50%, risk: 20%, since: 2027-04, strategic: no}
  penalties: {loss: $5_000 / month, avoided: 10% -> 60% over 5 months, risk: 1%,
              since: 2027-01, strategic: yes}
  sla: {channel: voice, at_least: 80%, penalty: $20_000 / month, risk: 10%, since: 2027-03,
        strategic: no}
  sales: {revenue: $2M / year, uplift: 1.5%, gross_margin: 60%, risk: 0%, since: 2027-08,
          strategic: no}
  other:
    tenders: {label: "{=tender}", amount: $50_000 / year, strategic: yes, risk: 10%}
    saved: {amount: $300_000 / month, since: 2027-02}
""",
    """
benefits:
  kept_contacts: {channels: [voice, chat], value: $12 / contact, abandonment: 12%, risk: 5%,
                  since: 2027-02, strategic: no}
  churn: {arr: $3M -> $6M over 6 months, reduction: 1 points -> 4 points over 6 months,
          base_churn: 13%, gross_margin: 75%, strategic: yes}
  sla: {channel: chat, at_least: 70%, penalty: $9_000 / month}
""",
)
TRACKING = (
    "{}",
    """
budget: $4M / year
kpis:
  csat: {now: 82%, target: 85%}
  nps: {now: -10, target: 30}
  fcr: {now: 70%, target: 75%}
  occupancy: {now: 70%, target: 85%}
  abandonment: {now: 9%, target: 5%}
  containment: {now: 0%, target: 30%}
  escalation: {now: 20%, target: 10%}
  repeats: {now: 15%, target: 8%}
  resolution_time: {now: 12 min, target: 7 min}
ledger: {fiscal_year_start: april, lines: {labor: {expense: capex}}}
""",
    """
study: {rate: 12%, cost_risk: 5%, risks: {labor: 10%}}
ledger:
  fiscal_year_start: july
  lines: {labor: {category: "=people", account: "+6000", cost_center: "-1", expense: opex}}
actual: {month: 2027-01, contacts: {voice: 18_000 / month}, service_level: {voice: 78%}, fte: {},
         cost: {labor: $290_000}}
budget: $250_000 / month
""",
)
