"""Does the source say so? One kind of detail a module: a mention and a scope in, a verdict out."""
