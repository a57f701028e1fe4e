"""Running programs: values, scopes, commands, budgets."""
