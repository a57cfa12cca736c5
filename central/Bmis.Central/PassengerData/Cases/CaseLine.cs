namespace Bmis.Central.PassengerData.Cases;

/// <summary>A case that needs a booking.</summary>
internal sealed record CaseLine
{
    /// <summary>Characters of a case's number.</summary>
    public const int LongestNumber = 64;

    /// <summary>Characters of the words why somebody has travellers named.</summary>
    public const int LongestWords = 1000;

    /// <summary>The link; null where the same booking in another push has it.</summary>
    public Guid? LinkId { get; init; }

    public string CaseNumber { get; init; } = "";

    public DateTime? LinkedAt { get; init; }

    public string LinkedBy { get; init; } = "";

    public DateTime? ReleasedAt { get; init; }

    public string ReleasedBy { get; init; } = "";
}
