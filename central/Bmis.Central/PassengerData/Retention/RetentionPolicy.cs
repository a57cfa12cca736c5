namespace Bmis.Central.PassengerData.Retention;

/// <summary>
/// For how long data of one kind is kept. Days count from arrival, or from receipt where that is later.
/// </summary>
internal sealed record RetentionPolicy
{
    /// <summary>Lists of passengers and crew.</summary>
    public const string Api = "api";

    /// <summary>Bookings.</summary>
    public const string Pnr = "pnr";

    /// <summary>A hundred years.</summary>
    public const int MostDays = 36500;

    /// <summary>api or pnr.</summary>
    public string Source { get; init; } = "";

    /// <summary>After so many days nobody is named any more; null for never.</summary>
    public int? MaskDays { get; init; }

    /// <summary>After so many days what is linked to no case is erased.</summary>
    public int KeepDays { get; init; }

    /// <summary>After so many days everything is erased.</summary>
    public int CaseDays { get; init; }

    /// <summary>The law that says so.</summary>
    public string Law { get; init; } = "";

    public DateTime SetAt { get; init; }

    public string SetBy { get; init; } = "";

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem() => this switch
    {
        { MaskDays: < 1 or > MostDays } => $"Masking comes after 1 to {MostDays} days, or never.",
        { KeepDays: < 1 or > MostDays } or { CaseDays: < 1 or > MostDays } =>
            $"Data is kept for 1 to {MostDays} days.",
        _ when CaseDays < KeepDays => "What is linked to a case is kept at least as long as the rest.",
        _ => null,
    };

    /// <summary>What was counted from an earlier moment is masked; null when nothing is ever masked.</summary>
    public DateTimeOffset? MaskedBefore(DateTimeOffset now) => MaskDays is { } days ? now.AddDays(-days) : null;

    /// <summary>What was counted from an earlier moment is erased, unless a case needs it.</summary>
    public DateTimeOffset KeptFrom(DateTimeOffset now) => now.AddDays(-KeepDays);

    /// <summary>What was counted from an earlier moment is erased.</summary>
    public DateTimeOffset KeptForCasesFrom(DateTimeOffset now) => now.AddDays(-CaseDays);
}
