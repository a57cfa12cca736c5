namespace Bmis.Central.PassengerData.Interactive;

/// <summary>What arrived, as its row has it.</summary>
internal sealed record TransmissionRow
{
    public Guid Id { get; init; }

    /// <summary>The blind index of bytes and partner.</summary>
    public byte[] Content { get; init; } = [];

    public string Partner { get; init; } = "";

    public DateTimeOffset Now { get; init; }

    /// <summary>In bytes.</summary>
    public int Length { get; init; }

    public byte[] Raw { get; init; } = [];
}
