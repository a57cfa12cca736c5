namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>Sends one block over T=0.</summary>
internal delegate ScardCode T0Sender(byte[] command, out byte[] answer);
