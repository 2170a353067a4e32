"""Word documents, as their reader sees them: numbers drawn, fields and boxes filled in, notes and frames in place."""
