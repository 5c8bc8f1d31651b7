"""The parts of job resolution; `nego.knowledge.resolve` is the way in."""
