using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Inspecting;

/// <summary>How the lane reads chips.</summary>
internal sealed class ChipOptions : ISettings
{
    public static string Section => "Chip";

    /// <summary>Seconds for reading a chip; BSI TR-03135-1 gives 7 to a reference document.</summary>
    public int ReadSeconds { get; set; } = 20;

    /// <summary>Whether a chip that fails at PACE may be opened by basic access control. The report says so.</summary>
    public bool MayFallBackToBasicAccess { get; set; }

    /// <summary>Whether a signer whose revocation cannot be looked up leaves the document undetermined.</summary>
    public bool DemandsRevocationList { get; set; }

    public IEnumerable<string> Faults()
    {
        if (ReadSeconds is < 2 or > 120) yield return "Chip:ReadSeconds must be from 2 to 120.";
    }
}
