// Two parallel machines behind one queue; each item goes to the first that is free.
Object Loader = Object.create("Source");
Loader.name = "Loader";
Loader.setProperty("InterArrivalTime", "exponential(0, 10, getstream(current))");
Object Buffer = Object.create("Queue");
Buffer.name = "Buffer";
Buffer.setLocation(5, 0, 0);
Object Out = Object.create("Sink");
Out.name = "Out";
Out.setLocation(18, 0, 0);
contextdragconnection(Loader, Buffer, "A");
for (int i = 1; i <= 2; i++) {
    Object Mill = Object.create("Processor");
    Mill.name = "Mill " + string.fromNum(i);
    Mill.setLocation(10, i == 1 ? 4 : -4, 0);
    Mill.setProperty("ProcessTime", "uniform(12, 20, getstream(current))");
    contextdragconnection(Buffer, Mill, "A");
    contextdragconnection(Mill, Out, "A");
}
