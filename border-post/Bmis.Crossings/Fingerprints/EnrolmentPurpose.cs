namespace Bmis.Crossings.Fingerprints;

/// <summary>What fingers were enrolled for. The values travel.</summary>
public enum EnrolmentPurpose
{
    /// <summary>The traveller is recorded for the first time.</summary>
    FirstRecord = 1,

    /// <summary>Better or missing prints for a traveller who was recorded before.</summary>
    Renewal = 2,

    /// <summary>The traveller is refused; what is kept is the country's policy.</summary>
    Refusal = 3,

    /// <summary>Second line has to find out who the traveller is.</summary>
    Identification = 4,
}
