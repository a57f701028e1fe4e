// A line with queues: a press and a slower oven that takes six at once.
Object Loader = Object.create("Source");
Loader.name = "Loader";
Loader.setProperty("InterArrivalTime", "exponential(0, 12, getstream(current))");
Object Buffer = Object.create("Queue");
Buffer.name = "Buffer";
Buffer.setProperty("MaxContent", 20);
Object Press = Object.create("Processor");
Press.name = "Press";
Press.setProperty("SetupTime", 2);
Press.setProperty("ProcessTime", "triangular(5, 11, 8, getstream(current))");
Object Oven = Object.create("Processor");
Oven.name = "Oven";
Oven.setProperty("MaxContent", 6);
Oven.setProperty("ProcessTime", [1, "min"]);
Object Shipping = Object.create("Sink");
Shipping.name = "Shipping";

Array row = [Loader, Buffer, Press, Oven, Shipping];
for (int i = 1; i <= row.length; i++) {
    Object each = row[i];
    each.setLocation(6 * (i - 1), 0, 0);
    if (i > 1) {
        contextdragconnection(row[i - 1], each, "A");
    }
}
