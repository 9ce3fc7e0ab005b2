"""What is seen: explorers and their parts, charts, and evidence as HTML."""
