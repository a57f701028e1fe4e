"""What the front end and the workers call: projects, generation jobs, blobs, inference.

Importing the package starts nothing; ``services.context.open_services`` opens it.
"""
