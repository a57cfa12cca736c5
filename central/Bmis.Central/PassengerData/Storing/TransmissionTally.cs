namespace Bmis.Central.PassengerData.Storing;

/// <summary>What became of a transmission, in numbers.</summary>
internal sealed record TransmissionTally
{
    /// <summary>waiting, taken or held.</summary>
    public string State { get; init; } = "";

    /// <summary>Why an owner has to look; empty when nobody has to.</summary>
    public string Reason { get; init; } = "";

    public int Messages { get; init; }

    public int Travellers { get; init; }

    public int Bookings { get; init; }
}
