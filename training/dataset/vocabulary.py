"""Vocabulary of plants: thirteen industries with the names of their stations.

The lists are the first layer of variety in the dataset. ``novel_name`` adds names that no
list holds (codes, invented words), so that a model learns to copy a name, not to know it.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

__all__ = ["INDUSTRIES", "Industry", "novel_name"]


@dataclass(frozen=True, slots=True)
class Industry:
    """Names that one industry gives to the parts of its lines; ``item`` is singular."""

    key: str
    item: tuple[str, ...]
    sources: tuple[str, ...]
    queues: tuple[str, ...]
    stations: tuple[str, ...]
    joins: tuple[str, ...]
    splits: tuple[str, ...]
    sinks: tuple[str, ...]


def _industry(key: str, *rows: str) -> Industry:
    return Industry(key, *(tuple(cell.strip() for cell in row.split(",")) for row in rows))


INDUSTRIES: tuple[Industry, ...] = (
    _industry(
        "semiconductor",
        "wafer, lot, FOUP",
        "Wafer Loader, Input Buffer, Lot Release, FOUP Port, Wafer Start",
        "Wait Buffer, Stocker, Lot Queue, Staging Rack, Wafer Buffer",
        "Scanner, Track System, CD SEM, Etcher, Implanter, Wet Bench, Furnace, CMP Tool, Prober",
        "Lot Merger, Carrier Packer, Wafer Bonder, FOUP Loader",
        "Lot Splitter, Die Saw, Wafer Sorter, Carrier Unloader",
        "Output Buffer, Wafer Out, Lot Finish, Ship Port",
    ),
    _industry(
        "photomask",
        "mask, blank, substrate",
        "Mask Substrate Loader, Blank Loader, Substrate Input, Mask Feeder",
        "Mask Coater, Mask Buffer, Resist Queue, Mask Library",
        "E-Beam Writer, Mask Cleaner, Plasma Etcher, Bake Plate, Metrology Tool, Pellicle Mounter",
        "Mask Developer, Pod Packer, Pellicle Joiner, Mask Assembler",
        "Mask Inspector, Pod Opener, Reticle Sorter, Defect Splitter",
        "Packing Station, Mask Shipping, Reticle Store, Mask Out",
    ),
    _industry(
        "electronics",
        "board, panel, PCB, unit",
        "Board Loader, PCB Feeder, Panel Input, Magazine Loader, Kitting",
        "Board Buffer, SMT Queue, Panel Rack, Magazine, Test Queue",
        "Solder Printer, Pick and Place, Reflow Oven, AOI, ICT Tester, Wave Solder, Firmware Flash",
        "Housing Assembly, Box Build, Connector Press, Kit Joiner",
        "Depaneling, Panel Router, Tray Splitter, Board Separator",
        "Board Out, Finished Boards, Dispatch Rack, Unloader",
    ),
    _industry(
        "automotive",
        "body, part, chassis, engine",
        "Body Shop Entry, Blank Feeder, Coil Input, Parts Arrival, Chassis Start",
        "Body Buffer, Paint Queue, Skid Store, Door Rack, Line Buffer",
        "Stamping Press, Weld Cell, Paint Booth, Engine Test, Wheel Mount, Final Check, Leak Test",
        "Marriage Station, Door Assembly, Cockpit Fit, Engine Dress",
        "Door Removal, Parts Sorter, Scrap Splitter, Blank Cutter",
        "End of Line, Yard, Vehicle Out, Shipping Lane",
    ),
    _industry(
        "food",
        "pack, tray, batch, cake",
        "Dough Feeder, Ingredient Intake, Raw Material Input, Tray Loader, Goods In",
        "Proofing Area, Cooling Rack, Chiller, Hold Tank, Tray Buffer",
        "Mixer, Oven, Fryer, Slicer, Metal Detector, Flow Wrapper, Pasteuriser, Depositor",
        "Case Packer, Tray Sealer, Sandwich Assembler, Cartoner",
        "Bread Slicer, Portion Cutter, Debagger, Tray Unstacker",
        "Cold Store, Pallet Exit, Dispatch, Finished Goods",
    ),
    _industry(
        "beverage",
        "bottle, can, crate, keg",
        "Depalletiser, Bottle Infeed, Can Feeder, Preform Hopper, Crate Input",
        "Accumulation Table, Bottle Buffer, Crate Queue, Keg Store",
        "Rinser, Filler, Capper, Labeller, Date Coder, Pasteurizer, Crate Washer",
        "Carton Packer, Crate Filler, Multipack Wrapper, Shrink Packer",
        "Crate Unpacker, Decrater, Pack Splitter, Bottle Sorter",
        "Warehouse, Palletiser Exit, Truck Loading, Full Goods",
    ),
    _industry(
        "pharma",
        "vial, blister, tablet, box",
        "Vial Feeder, Powder Intake, Blister Feed, Tablet Hopper, API Input",
        "Quarantine, Vial Buffer, Tray Store, Drying Rack",
        "Vial Washer, Sterilizer, Filling Machine, Stopper Station, Freeze Dryer, Tablet Press",
        "Kit Packer, Cartoning, Leaflet Inserter, Blister Packer",
        "Carton Opener, Sample Splitter, Reject Sorter, Tray Divider",
        "Release Store, Pharma Out, Shipper, Batch End",
    ),
    _industry(
        "metal",
        "bar, sheet, casting, blank",
        "Bar Feeder, Sheet Stack, Casting Input, Coil Loader, Billet Entry",
        "Blank Queue, Machining Buffer, Cooling Bed, Pallet Pool",
        "Lathe, Milling Center, Grinder, Deburring, Heat Treatment, Laser Cutter, Press Brake, CMM",
        "Weld Assembly, Rivet Station, Bearing Press, Fixture Loader",
        "Bar Saw, Shear, Nest Splitter, Fixture Unloader",
        "Finished Parts, Parts Store, Metal Out, Outbound",
    ),
    _industry(
        "plastics",
        "preform, moulding, tube, pellet",
        "Granulate Silo, Resin Feeder, Preform Input, Mould Start",
        "Regrind Bin, Part Buffer, Curing Rack, Tote Queue",
        "Injection Press, Blow Moulder, Trimmer, Printer, Annealer, Extruder, Vision Check",
        "Lid Fitter, Tube Assembler, Insert Press, Set Packer",
        "Gate Cutter, Sprue Splitter, Roll Cutter, Stack Separator",
        "Part Out, Moulding Store, Tote Exit, Plastic Dispatch",
    ),
    _industry(
        "logistics",
        "parcel, tote, pallet, order",
        "Inbound Dock, Parcel Arrival, Tote Infeed, Order Release, Truck Unload",
        "Sorting Lane, Staging, Order Buffer, Pick Face, Returns Bay",
        "Scan Tunnel, Picking Zone, Weigh Station, Label Printer, Wrapping, QC Bench, Sorter",
        "Order Consolidation, Pallet Builder, Kitting Desk, Box Packer",
        "Depack Station, Pallet Breaker, Tote Splitter, Wave Divider",
        "Outbound Dock, Truck Load, Shipping, Dispatch Gate",
    ),
    _industry(
        "furniture",
        "board, panel, drawer, chair",
        "Timber Yard, Panel Feeder, Board Input, Veneer Store",
        "Panel Stack, Glue Queue, Lacquer Rack, Frame Buffer",
        "Panel Saw, Edge Bander, CNC Router, Sander, Spray Booth, Dryer, Drill Line",
        "Cabinet Assembly, Drawer Fitter, Hardware Kit, Frame Press",
        "Board Splitter, Offcut Sorter, Panel Divider, Rip Saw",
        "Furniture Out, Packed Goods, Loading Bay, Show Store",
    ),
    _industry(
        "textile",
        "roll, garment, bobbin, shirt",
        "Yarn Input, Fabric Roll In, Bale Opener Feed, Bobbin Loader",
        "Fabric Store, Dye Queue, Bundle Buffer, Hanger Rail",
        "Spinning Frame, Loom, Dye Bath, Stenter, Cutter, Sewing Cell, Ironing, Inspection Table",
        "Garment Assembly, Set Folder, Label Sewer, Bundle Packer",
        "Bundle Splitter, Roll Slitter, Bale Breaker, Ply Separator",
        "Garment Out, Fabric Dispatch, Folded Goods, Retail Store",
    ),
    _industry(
        "medical",
        "kit, device, sample, syringe",
        "Component Intake, Syringe Feeder, Sample Arrival, Kit Start, Tube Loader",
        "Clean Room Buffer, Sample Rack, Sterile Store, Tray Queue",
        "Centrifuge, Analyser, Bonding Station, Leak Tester, Laser Marker, Washer, Sterile Check",
        "Kit Assembly, Needle Mount, Pouch Sealer, Set Builder",
        "Aliquot Station, Sample Splitter, Tray Unpacker, Lot Divider",
        "Release Area, Device Out, Sample Archive, Sterile Dispatch",
    ),
)

_SYLLABLES = (
    "ba",
    "be",
    "bo",
    "da",
    "de",
    "do",
    "fa",
    "fi",
    "ga",
    "ge",
    "ka",
    "ke",
    "ki",
    "ko",
    "la",
    "le",
    "lo",
    "ma",
    "mi",
    "mo",
    "na",
    "ne",
    "no",
    "pa",
    "pe",
    "po",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "si",
    "so",
    "ta",
    "te",
    "ti",
    "to",
    "va",
    "ve",
    "vi",
    "vo",
    "za",
    "zu",
    "tra",
    "bri",
    "klo",
    "pla",
    "gre",
    "sto",
    "xen",
    "mar",
    "tek",
    "dyn",
    "vex",
    "nor",
)
_KINDS = (
    "Station",
    "Machine",
    "Cell",
    "Unit",
    "Line",
    "Tool",
    "Bay",
    "Area",
    "Module",
    "Press",
    "Bench",
    "Desk",
    "Point",
)


def novel_name(random: Random) -> str:
    """Return a name outside every list: a code, an invented word, or both with a kind word."""
    word = "".join(random.choice(_SYLLABLES) for _ in range(random.randint(2, 3))).capitalize()
    code = f"{random.choice('ABCDEFGHKLMNPRSTWX')}{random.choice(['', '-'])}{random.randint(1, 99)}"
    kind = random.choice(_KINDS)
    form = random.random()
    if form < 0.35:
        return f"{word} {kind}"
    if form < 0.55:
        return f"{kind} {code}"
    if form < 0.7:
        return word
    if form < 0.8:
        return f"{word}{kind}"
    if form < 0.9:
        return f"{word}_{code.replace('-', '')}"
    return f"{kind.lower()} {word.lower()}"
