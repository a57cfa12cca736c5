namespace Bmis.Crossings;

/// <summary>The kinds of journal entries, as they stand in an entry's header.</summary>
public static class EntryKinds
{
    /// <summary>A decision about a traveller; payload <see cref="Contracts.CrossingMessage"/>.</summary>
    public const string Crossing = "crossing";

    /// <summary>An act of an officer at the lane; payload <see cref="Contracts.AuditMessage"/>.</summary>
    public const string Audit = "audit";

    /// <summary>An event of a case in second line; payload <see cref="Contracts.CaseEventMessage"/>.</summary>
    public const string Case = "case";

    /// <summary>A shift begins or ends; payload <see cref="Contracts.ShiftEventMessage"/>.</summary>
    public const string Shift = "shift";

    /// <summary>A decision of this lane put right; payload <see cref="Contracts.CorrectionMessage"/>.</summary>
    public const string Correction = "correction";

    /// <summary>What was found out or done about a hit; payload <see cref="Contracts.HitEventMessage"/>.</summary>
    public const string Hit = "hit";

    /// <summary>Past crossings were screened again; payload <see cref="Contracts.ScreeningMessage"/>.</summary>
    public const string Screening = "screening";

    /// <summary>
    /// What was done with a traveller's fingers; payload <see cref="Contracts.FingerprintEventMessage"/>.
    /// </summary>
    public const string Fingerprints = "fingerprints";
}
