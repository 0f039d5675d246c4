"""Parts of assumption files that fit together, as texts of YAML.

All channels are voice and chat, which wait, and email and sms, which can be put off; the first of
`TEAMS` is one's own.
"""

HOURS = "[2, 1, 1, 1, 1, 2, 3, 5, 8, 9, 9, 8, 7, 7, 8, 8, 7, 6, 5, 4, 3, 2, 2, 2]"
NIGHTS_OFF = "[0, 0, 0, 1, 1, 2, 3, 5, 6, 6, 5, 5, 4, 4, 5, 6, 6, 5, 4, 4, 3, 2, 1, 0]"
DAYS = "[3, 2, 2, 2, 2, 1, 0.5]"
SEASONS = "[1.2, 1, 1, 0.9, 0.9, 0.9, 0.9, 0.9, 1, 1, 1.1, 1.2]"
HALVES = [*[0] * 12, *range(1, 13), *range(12, 0, -1), *[1] * 12]
BY_DAY = ", ".join(
    f"{day}: {HALVES if number < 5 else HALVES[::-1]}"
    for number, day in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
)

HEADERS = (
    """
costmodel: 1
start: 2027-01
horizon: 12 months
calendar: 365 days
discount_rate: 10%
discounting: monthly
timing: end
compounding: effective
""",
    """
name: '=cmd|"/c calc"!A1'
currency: EUR
start: 2027-11
horizon: 7 months
calendar: 52 weeks
fx:
  USD: {rate: 0.9..0.92..0.95, as_of: 2026-10-01, source: "=HYPERLINK(\\"https://x.example\\")"}
  INR: {rate: 0.0105, as_of: 2026-10-01}
discount_rate: 0%
""",
    """
name: Ünïcode "quotes" & <tags> 😀 مرحبا
start: 2028-02
horizon: 14 months
calendar: actual days
discount_rate: {value: 8%, low: 6%, high: 12%, dist: pert, source: "+1", note: "-1", grade: C,
                owner: '=CFO'}
discounting: annual
timing: mid
finance_rate: 9%
reinvest_rate: 3%
escalation: {wages: 3% / year, prices: -2% / year}
""",
    """
name: "@SUM(A1)"
start: 2026-12
horizon: 1 month
discount_rate: 12%
compounding: nominal
timing: mid
""",
    """
name: "{=1+1}"
start: 2027-04
horizon: 36 months
discount_rate: 12%
compounding: nominal
discounting: annual
escalation: {wages: 5% / year}
""",
    """
name: A1
currency: GBP
start: 2027-06
horizon: 13 months
discount_rate: -2%
fx: {USD: {rate: 0.79, as_of: 2026-10-01}}
escalation: {prices: 4% / year}
""",
    "{start: 2027-01, horizon: 60 months, discount_rate: 7%, timing: mid, reinvest_rate: 2%}",
)
VOLUMES = (
    "{contacts: {value: 24_000..30_000..39_000 / month, source: '=1+1'}, growth: 6% / year}",
    f"""
customers: 10_000 -> 14_000 over 5 months from month 2
contacts_per_customer: 0.3 / month
growth: -5% / year
profile: {{hours: {HOURS}, days: {DAYS}}}
""",
    """
issues: 200..400..900 / day
callback_share: 80%
""",
    f"""
contacts: 9_000 / month
seasonality: {SEASONS}
spike: 25%
events:
  sale: {{months: [november, december], weeks: 1.5, multiplier: 2.5, deflected: 20%}}
  launch: {{months: [2027-06, 2026-12], multiplier: 0.5}}
""",
    f"{{contacts: 3 / month, profile: {{{BY_DAY}, source: '=A1', owner: '@me'}}}}",
    """
contacts: 60_000 / month
growth: 40% / year
intents:
  orders: {share: 50%, channels: [voice, chat, email, sms]}
  refunds: {share: 30% -> 20% over 6 months}
  talk: {share: 20% -> 30% over 6 months, automatable: false}
""",
    "{contacts: 0 / month}",
    "{}",  # channels with minutes
    "{contacts: [9_000 / month], profile: week.csv}",
    "{contacts: [9_000 / month, {value: 12_000 / month, p10: 9_000, p90: 15_000, note: '@'}]}",
)
CHANNELS = (
    """
voice: {share: 60%, aht: {value: 6 min, p10: 5 min, p90: 9 min}, target: 80% in 20 s}
chat: {type: chat, share: 20%, aht: 9 min, concurrency: 2, target: 90% in 60 s}
email: {type: email, share: 15%, aht: 7 min, reply_within: 4 h, spread: even}
sms: {type: sms, share: 5%, aht: 3 min, reply_within: 24 h, messages: 4}
""",
    """
voice: {share: 40% -> 30% over 4 months, aht: 5..6..8 min, target: 80% in 20 s, asa: 20 s}
chat: {share: 40% -> 50% over 4 months, aht: 9 min, concurrency: [1, 1.7, 2.5], asa: 30 s}
email: {share: 10%, aht: 7 min, reply_within: 3 h, spread: deadline}
sms: {share: 10%, aht: 180 s, reply_within: 90 min, spread: deadline}
""",
    """
voice: {share: 55%, aht: 4 min, target: 90% in 10 s, patience: 2 min, fcr: 75%}
chat: {share: 25%, aht: 11 min, concurrency: 3, target: 80% in 60 s, patience: 2 min, fcr: 60%}
email: {share: 20%, aht: 12 min, reply_within: 8 h, fcr: 70%}
sms: {share: 0%, aht: 3 min, reply_within: 24 h, fcr: 70%}
""",
    f"""
voice: {{share: 70%, aht: 1h05, target: 70% in 120 s, fcr: 80% -> 90% over 6 months}}
chat:
  share: 10%
  aht: 6 min
  target: 95% in 5 s
  fcr: 65%
  time_zone: Asia/Kolkata
  profile: {{hours: {NIGHTS_OFF}, days: {DAYS}}}
email: {{share: 10%, aht: 7 min, reply_within: 72 h, fcr: 50%}}
sms: {{type: voice, share: 10%, aht: 6 min, reply_within: 2 h, spread: deadline, fcr: 65%}}
""",
    """
voice: {minutes: 90_000 / month, aht: 6 min, target: 80% in 20 s, messages: 1}
chat: {minutes: 1_000 / day, aht: 9 min, target: 80% in 30 s, messages: 12}
email: {type: social, minutes: 20_000 -> 30_000 / month over 3 months, aht: 7 min,
        reply_within: 1 h}
sms: {minutes: 0 / month, aht: 3 min, reply_within: 24 h}
""",
)
ALL = "[voice, chat, email, sms]"
TEAMS = (
    f"""
desk:
  hours: 24/7
  channels: {ALL}
  min_agents: 2
  max_occupancy: 60..85..95 %
  shrinkage: 30..35..40 %
  schedule_inefficiency: 8%
  pay: {{salary: $42_830 / year, burden: 42.3%, overhead: $6_000 / year}}
""",
    f"""
a1:
  hours: 06:00-22:00
  channels: {ALL}
  min_agents: 3
  max_occupancy: 80%
  pool: true
  blended: true
  pay: {{burdened: $50_000 / year, premium: {{hours: sat 13:30-06:30, rate: 30%}}}}
r1c1:
  hours: 22:00-06:00
  channels: {ALL}
  max_occupancy: 85%
  own_platform: true
  pay: {{share_of: a1, ratio: 40..50..60 %}}
  management: 5%
""",
    f"""
europe:
  hours: mon-fri 09:00-17:30
  time_zone: UTC+1
  share: 60%
  channels: {ALL}
  max_occupancy: 80%
  blended: true
  language_premium: 10%
  pay: {{burdened: $50_000 / year, premiums: {{night: {{hours: 16:30-24:00, rate: 20%}},
         friday: {{hours: fri 15:00-24:00, rate: 10% -> 30% over 3 months}}}}}}
asia:
  hours: mon-fri 08:00-18:30
  time_zone: Asia/Singapore
  share: 40%
  channels: {ALL}
  min_agents: 4
  max_occupancy: 85%
  wage_inflation: 7% / year
  pay: {{burdened: $20_000 / year}}
rest:
  hours: [mon-fri 16:30-24:00, sat 00:00-24:00, sun 00:00-24:00]
  channels: {ALL}
  max_occupancy: 90%
  pool: true
  pay: {{hourly: $21 / h, burden: 20%, skill: 1.12, holidays: {{days: 11 / year, rate: 50%}}}}
""",
    f"""
office:
  hours: mon-fri 08:00-18:00
  channels: {ALL}
  max_occupancy: 85%
  blended: true
  shrinkage: {{leave: 10%, training: 5..6..9 %, breaks: {{value: 8%, paid: false}}}}
  overtime: {{share: 5%, rate: 50%}}
  pay: {{salary: $45_000 / year}}
pager:
  hours: [18:00-08:00, sat 08:00-18:00, sun 08:00-18:00]
  channels: {ALL}
  pay: {{burdened: $60_000 / year}}
  on_call: {{urgent: 20%, people: 2, stipend: $540 / week, minimum: 1 h, rate: 1.5}}
""",
    """
calls: {hours: 24/7, channels: [voice], min_agents: 1, max_occupancy: 88%,
        pay: {burdened: $48_000 / year}}
chats: {hours: 24/7, channels: [chat], pay: {price: $14 / h, minimum: $20_000 / month},
        shrinkage: 10%, transition: {cost: $40_000 once, months: 2 months}, aht_factor: 1.1,
        fcr_change: -3 points}
mails: {hours: 24/7, channels: [email, sms], max_occupancy: 90%, headcount: 12,
        pay: {burdened: $40_000 / year}, hiring_cost: $2_000, attrition: 10% / year}
""",
    f"""
own: {{hours: 24/7, channels: {ALL}, share: 40%, max_occupancy: 85%,
       pay: {{burdened: $48_000 / year}}}}
hourly: {{hours: 24/7, channels: {ALL}, share: 30%, max_occupancy: 85%,
          pay: {{price: $14..$15..$19 / h}}, management: 4%}}
minutely: {{hours: 24/7, channels: {ALL}, share: 30%, max_occupancy: 85%, aht_factor: 1.2,
            pay: {{price: $0.90 / min, minimum: $9_000 / month}}}}
""",
    f"""
own: {{hours: 24/7, channels: {ALL}, share: 20%, max_occupancy: 85%,
       pay: {{burdened: $48_000 / year}}}}
flat: {{hours: 24/7, channels: {ALL}, share: 40%, max_occupancy: 85%,
        pay: {{price: $30_000 / month}}}}
single: {{hours: 24/7, channels: {ALL}, share: 20%, max_occupancy: 85%,
          pay: {{price: $4 / contact}}}}
seats: {{hours: 24/7, channels: {ALL}, share: 20%, max_occupancy: 85%,
         pay: {{price: $2_400 / FTE / month}}, shrinkage: 20%}}
""",
    f"""
home: {{hours: 08:00-20:00, channels: {ALL}, max_occupancy: 85%,
        pay: {{burdened: $48_000 / year}}}}
solved: {{hours: 20:00-08:00, channels: {ALL}, max_occupancy: 85%, fcr_change: 2 points,
          pay: {{price: $3 / resolution, minimum: $1_000 / month}},
          transition: {{months: 1 month}}}}
""",
)
PEOPLE = (  # for the first team
    "{}",
    """
attrition: 31% / year
hiring_cost: $4_500
supervisors: {span: 12, burdened: $85_000 / year}
""",
    """
attrition: 60% / year
hiring_cost: $3_000
onboarding: {training: 160 h, ramp: [50%, 75%, 90%]}
recurrent_training: 24 h / year
leavers: attrition only
""",
    """
attrition: 24% / year
night_attrition: {hours: 22:00-06:00, rate: 40% / year}
hiring_cost: 2_000..4_000..6_000 USD
onboarding: {ramp: {aht_factor: 1.5, months: 3}}
notice: 3 months
severance: $5_000
escalations: {share: 15%, cost: $15 / contact, hours: 22:00-06:00}
coordination: 5%
fte_hours: 37.5 h / week
""",
    """
schedule_inefficiency: from shifts
shifts: {lengths: [8 h, 9 h], starts: [08:00, 09:30], rest: 11 h, unpaid_break: 30 min,
         days_on: [4, 5], part_time: {share: 20%, lengths: [4 h], days_on: 5}}
escalations: {share: 5% -> 2% over 4 months, cost: $15 / contact}
""",
)
