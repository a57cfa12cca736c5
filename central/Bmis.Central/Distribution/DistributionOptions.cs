namespace Bmis.Central.Distribution;

/// <summary>How lists for the lanes are signed.</summary>
internal sealed class DistributionOptions
{
    /// <summary>PEM private key on P-256; empty where no list is published.</summary>
    public string SigningKeyFile { get; set; } = "";

    /// <summary>The name by which lanes know the public half.</summary>
    public string KeyId { get; set; } = "lists-1";

    /// <summary>
    /// Age at which an unchanged alert list is signed anew: lanes count its age from its creation. Half of its life at
    /// the latest.
    /// </summary>
    public TimeSpan RenewAlertAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>The same for the list of officers.</summary>
    public TimeSpan RenewOfficersAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The same for the list of clearances.</summary>
    public TimeSpan RenewClearancesAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem()
    {
        if (SigningKeyFile.Length > 0 && !File.Exists(SigningKeyFile))
            return $"The setting Distribution:SigningKeyFile names no file: '{SigningKeyFile}'.";
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
