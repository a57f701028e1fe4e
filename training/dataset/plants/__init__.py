"""Plants: the seeded sampler over the dataset's five layers, one layer a file.

Line process (``processes``), parameters (``parameters``, ``times``, ``ranges``), automation
(``automation``), industry (``training.dataset.vocabulary``, ``naming``) and layout (``layouts``,
``rings``). ``sample_plant`` puts them together; ``constraints`` says what is kept for slices.
"""

from training.dataset.plants.constraints import TRAINING, Constraints
from training.dataset.plants.sampling import sample_plant
from training.dataset.plants.spec import FLOW_CLASSES, PlantSpec, Station, Value, to_plant

__all__ = [
    "FLOW_CLASSES",
    "TRAINING",
    "Constraints",
    "PlantSpec",
    "Station",
    "Value",
    "sample_plant",
    "to_plant",
]
