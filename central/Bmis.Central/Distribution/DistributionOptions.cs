namespace Bmis.Central.Distribution;

/// <summary>How lists for the lanes are signed.</summary>
internal sealed class DistributionOptions
{
    /// <summary>PEM private key on P-256; empty where no list is published.</summary>
    public string SigningKeyFile { get; set; } = "";

    /// <summary>The name by which lanes know the public half.</summary>
    public string KeyId { get; set; } = "lists-1";

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem()
    {
        if (SigningKeyFile.Length > 0 && !File.Exists(SigningKeyFile))
            return $"The setting Distribution:SigningKeyFile names no file: '{SigningKeyFile}'.";
        return KeyId.Length is 0 or > 64 ? "The setting Distribution:KeyId must have 1 to 64 characters." : null;
    }
}
