namespace Bmis.Edifact.Interchange;

/// <summary>A group of messages of one type within an interchange.</summary>
public sealed class ReceivedGroup
{
    internal ReceivedGroup(GroupHeader header, int offset)
    {
        Header = header;
        Offset = offset;
    }

    /// <summary>What UNG says.</summary>
    public GroupHeader Header { get; }

    /// <summary>What UNE says; null when it is missing.</summary>
    public ControlTrailer? Trailer { get; internal set; }

    /// <summary>The first byte of UNG in the transmission.</summary>
    public int Offset { get; }

    /// <summary>Messages in it.</summary>
    public int MessageCount { get; internal set; }
}
