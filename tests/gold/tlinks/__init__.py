"""Which time holds which event, by the links that annotators of TimeML drew, beside what Dateline finds."""
