// A forklift on a network of nodes: from the press to the store by the only way, two legs.
Object Loader = Object.create("Source");
Loader.name = "Loader";
Loader.setProperty("InterArrivalTime", 60);
Object Press = Object.create("Processor");
Press.name = "Press";
Press.setLocation(5, 0, 0);
Press.setProperty("ProcessTime", 30);
Press.setProperty("UseTransport", 1);
Object Store = Object.create("Rack");
Store.name = "Store";
Store.setLocation(30, -20, 0);
Store.setProperty("MinimumDwellTime", [10, "min"]);
Object Out = Object.create("Sink");
Out.name = "Out";
Out.setLocation(45, -20, 0);
Object Fork = Object.create("Transporter");
Fork.name = "Fork";
Fork.setLocation(5, -8, 0);
Fork.setProperty("LoadTime", 4);
Fork.setProperty("UnloadTime", 4);
Array places = [[8, -5], [28, -5], [28, -18]];
Object last = NULL;
for (int i = 1; i <= places.length; i++) {
    Object Node = Object.create("NetworkNode");
    Node.name = "Node " + string.fromNum(i);
    Node.setLocation(places[i][1], places[i][2], 0);
    if (last) {
        contextdragconnection(last, Node, "A");
    }
    last = Node;
}
contextdragconnection(Press, Model.find("Node 1"), "A");
contextdragconnection(Store, Model.find("Node 3"), "A");
contextdragconnection(Fork, Model.find("Node 1"), "A");
contextdragconnection(Loader, Press, "A");
contextdragconnection(Press, Store, "A");
contextdragconnection(Store, Out, "A");
contextdragconnection(Press, Fork, "S");
