"""The maths of the business: demand, automation, staffing, people, costs, benefits, returns."""
