"""OpenDocument files, as their reader sees them: texts, sheets and slides, in their packages or as flat XML."""
