"""FlexScript without FlexSim: the language, its objects, and a simulator."""
