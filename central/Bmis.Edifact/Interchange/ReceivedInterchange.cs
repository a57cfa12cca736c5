namespace Bmis.Edifact.Interchange;

/// <summary>An interchange within a transmission; it need not have a header.</summary>
public sealed class ReceivedInterchange
{
    private readonly List<ReceivedGroup> _groups = [];
    private readonly List<ReceivedMessage> _messages = [];

    internal ReceivedInterchange(Delimiters delimiters, bool hasServiceString, int offset)
    {
        Delimiters = delimiters;
        HasServiceString = hasServiceString;
        Offset = offset;
    }

    /// <summary>Its separators, declared or inferred.</summary>
    public Delimiters Delimiters { get; }

    /// <summary>Whether it begins with a UNA that counts.</summary>
    public bool HasServiceString { get; }

    /// <summary>
    /// Whether it is a push in its XML form: it has no segments, its header is what its root says, and its content was
    /// read with the transmission.
    /// </summary>
    public bool IsXml { get; internal init; }

    /// <summary>The first byte of UNA, or of UNB, UNG or UNH when there is none.</summary>
    public int Offset { get; }

    /// <summary>Bytes to the end of its last segment.</summary>
    public int Length { get; internal set; }

    /// <summary>What UNB says; null when it is missing.</summary>
    public InterchangeHeader? Header { get; internal set; }

    /// <summary>What UNZ says; null when it is missing.</summary>
    public ControlTrailer? Trailer { get; internal set; }

    /// <summary>The character set that UNB declares; ISO 646 when it declares none that is known.</summary>
    public CharacterSet CharacterSet { get; internal set; } = CharacterSet.Iso646;

    /// <summary>The day on which it was prepared; null when UNB does not say.</summary>
    public DateOnly? Day => Header?.Prepared.Moment is { } moment ? DateOnly.FromDateTime(moment) : null;

    /// <summary>Its groups in order; often none.</summary>
    public IReadOnlyList<ReceivedGroup> Groups => _groups;

    /// <summary>All its messages in order, those of groups included.</summary>
    public IReadOnlyList<ReceivedMessage> Messages => _messages;

    internal void Add(ReceivedGroup group) => _groups.Add(group);

    internal void Add(ReceivedMessage message) => _messages.Add(message);
}
