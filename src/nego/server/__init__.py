"""Starting the assistant: training when needed, actions in process, whole turns or nothing, HTTP."""
