// Every assertion takes a stack, of 100 frames as jest would have it; what a failure needs is near.
Error.stackTraceLimit = 15;
