namespace Bmis.Central.PassengerData.Interactive;

/// <summary>A request as its row has it.</summary>
internal sealed record RequestRow
{
    public Guid Transmission { get; init; }

    public string Partner { get; init; } = "";

    public Guid? Flight { get; init; }

    /// <summary>BGM 1001.</summary>
    public string DocumentCode { get; init; } = "";

    /// <summary>BGM 1004.</summary>
    public string Function { get; init; } = "";

    /// <summary>RFF TN.</summary>
    public string RequestTransaction { get; init; } = "";

    public int Persons { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>answered, status, exception or unreadable.</summary>
    public string Outcome { get; init; } = "";

    public long ListVersion { get; init; }

    public byte[]? Answer { get; init; }
}
