"""Tables and SQL: one aggregate a file, questions to them in `queries`."""
