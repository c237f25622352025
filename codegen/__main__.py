"""Lets ``python -m codegen`` run the command line."""

from codegen.cli.app import main

if __name__ == "__main__":
    main()
