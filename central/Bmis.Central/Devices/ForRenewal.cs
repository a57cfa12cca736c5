namespace Bmis.Central.Devices;

/// <summary>Marks the endpoint at which a certificate that has just expired may still be good.</summary>
internal sealed class ForRenewal
{
    /// <summary>The mark; it carries nothing.</summary>
    public static ForRenewal Mark { get; } = new();
}
