using Bmis.Sync.Distribution.Roles;

namespace Bmis.Central.Distribution;

/// <summary>How lists for the lanes are signed.</summary>
internal sealed class DistributionOptions
{
    /// <summary>
    /// PEM private key on P-256, which signs the ends of the audit and for every role without a key of its own; empty
    /// where no list is published.
    /// </summary>
    public string SigningKeyFile { get; set; } = "";

    /// <summary>The name of that key in the audit.</summary>
    public string KeyId { get; set; } = "lists-1";

    /// <summary>The key that signs lists and targets; empty for the signing key.</summary>
    public string TargetsKeyFile { get; set; } = "";

    /// <summary>The key that signs snapshots; empty for the signing key.</summary>
    public string SnapshotKeyFile { get; set; } = "";

    /// <summary>The key that signs timestamps and feeds; empty for the signing key.</summary>
    public string TimestampKeyFile { get; set; } = "";

    /// <summary>
    /// How long a timestamp counts. It is signed anew after a quarter of that; a lane that hears none for the rest says
    /// that its lists may be held back.
    /// </summary>
    public TimeSpan TimestampLife { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The same for targets and snapshot.</summary>
    public TimeSpan TargetsLife { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Age at which an unchanged alert list is signed anew: lanes count its age from its creation. Half of its life at
    /// the latest.
    /// </summary>
    public TimeSpan RenewAlertAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>The same for the list of officers.</summary>
    public TimeSpan RenewOfficersAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The same for the list of clearances.</summary>
    public TimeSpan RenewClearancesAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>The file of the key that signs for a role other than root.</summary>
    public string KeyFileOf(RoleKind kind) => kind switch
    {
        RoleKind.Targets when TargetsKeyFile.Length > 0 => TargetsKeyFile,
        RoleKind.Snapshot when SnapshotKeyFile.Length > 0 => SnapshotKeyFile,
        RoleKind.Timestamp when TimestampKeyFile.Length > 0 => TimestampKeyFile,
        _ => SigningKeyFile,
    };

    /// <summary>How long a role other than root counts.</summary>
    public TimeSpan LifeOf(RoleKind kind) => kind == RoleKind.Timestamp ? TimestampLife : TargetsLife;

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem()
    {
        foreach (var (name, file) in new[]
        {
            (nameof(SigningKeyFile), SigningKeyFile), (nameof(TargetsKeyFile), TargetsKeyFile),
            (nameof(SnapshotKeyFile), SnapshotKeyFile), (nameof(TimestampKeyFile), TimestampKeyFile),
        })
        {
            if (file.Length > 0 && !File.Exists(file))
                return $"The setting Distribution:{name} names no file: '{file}'.";
        }

        if (TimestampLife < TimeSpan.FromMinutes(10) || TimestampLife > TimeSpan.FromDays(30))
            return "The setting Distribution:TimestampLife must lie between ten minutes and 30 days.";
        if (TargetsLife < TimestampLife || TargetsLife > TimeSpan.FromDays(366))
            return "The setting Distribution:TargetsLife must lie between TimestampLife and 366 days.";
        if (KeyId.Length is 0 or > 64)
            return "The setting Distribution:KeyId must have 1 to 64 characters.";
        return Problem(nameof(RenewAlertAfter), RenewAlertAfter)
            ?? Problem(nameof(RenewOfficersAfter), RenewOfficersAfter)
            ?? Problem(nameof(RenewClearancesAfter), RenewClearancesAfter);
    }

    private static string? Problem(string name, TimeSpan age) =>
        age < TimeSpan.FromMinutes(1) || age > TimeSpan.FromDays(30)
            ? $"The setting Distribution:{name} must lie between one minute and 30 days."
            : null;
}
