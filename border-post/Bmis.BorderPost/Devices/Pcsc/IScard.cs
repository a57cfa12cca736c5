namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>
/// The calls of PC/SC that the lane needs (PC/SC Workgroup, part 5). Most of them block, some without a limit when the
/// service or a reader hangs: <see cref="NativeThread"/> is where they belong.
/// </summary>
internal interface IScard
{
    /// <summary>Opens a way to the service of the system.</summary>
    ScardCode Establish(out nint context);

    /// <summary>Closes it, with all cards connected over it.</summary>
    ScardCode Release(nint context);

    /// <summary>Ends a wait that another thread has begun with the same context.</summary>
    ScardCode Cancel(nint context);

    /// <summary>The names of all readers that are plugged in.</summary>
    ScardCode ListReaders(nint context, out IReadOnlyList<string> names);

    /// <summary>Waits until a reader differs from what is known of it and notes how it is now.</summary>
    ScardCode WaitForChange(nint context, IReadOnlyList<ScardReader> readers, uint milliseconds);

    /// <summary>Connects the card in a reader and says which protocol of those offered it speaks.</summary>
    ScardCode Connect(
        nint context, string reader, ScardSharing sharing, ScardProtocol protocols, out nint card,
        out ScardProtocol protocol);

    /// <summary>Ends a connection and does to the card what is asked for.</summary>
    ScardCode Disconnect(nint card, ScardDisposition disposition);

    /// <summary>The answer to reset of a connected card.</summary>
    ScardCode Status(nint card, out byte[] atr);

    /// <summary>Sends a command to a connected card; the answer's first bytes fill the buffer.</summary>
    ScardCode Transmit(nint card, ScardProtocol protocol, byte[] command, byte[] answer, out int length);
}
