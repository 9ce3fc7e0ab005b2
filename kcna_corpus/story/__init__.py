"""What records tell together: order, quotations of record, accounts, witnesses, claims."""
