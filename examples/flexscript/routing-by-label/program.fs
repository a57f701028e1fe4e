// Items carry their type in a label, which chooses the line and its time.
Object Loader = Object.create("Source");
Loader.name = "Loader";
Loader.setProperty("InterArrivalTime", "exponential(0, 8, getstream(current))");
Loader.setProperty(
    "Triggers.OnCreation",
    "item.Type = duniform(1, 3, getstream(current)); item.color = Color.byNumber(item.Type);"
);
Object Sort = Object.create("Queue");
Sort.name = "Sorter";
Sort.setLocation(5, 0, 0);
Sort.setProperty("SendToPort", "item.Type");
Object Out = Object.create("Sink");
Out.name = "Out";
Out.setLocation(20, 0, 0);
contextdragconnection(Loader, Sort, "A");
for (int i = 1; i <= 3; i++) {
    Object Cell = Object.create("Processor");
    Cell.name = "Cell " + string.fromNum(i);
    Cell.setLocation(10, 12 - 6 * i, 0);
    Cell.setProperty("ProcessTime", "10 + 3 * item.Type");
    contextdragconnection(Sort, Cell, "A");
    contextdragconnection(Cell, Out, "A");
}
