"""Start the web front end: ``python platform/app.py``, the same as ``python -m twinwright.web``."""

from twinwright.web import main

if __name__ == "__main__":
    main()
