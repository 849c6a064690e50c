"""What changed in the public record: new judgements, and corrections of what was published, as page, files and feed."""
