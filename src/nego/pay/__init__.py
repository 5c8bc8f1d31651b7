"""French pay: amounts as written, periods, gross and net, minimum wage."""
