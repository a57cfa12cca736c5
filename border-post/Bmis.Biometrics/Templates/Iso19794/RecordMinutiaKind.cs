namespace Bmis.Biometrics.Templates.Iso19794;

/// <summary>What a minutia is, with the codes of ISO/IEC 19794-2:2005, 7.5.3.1.</summary>
public enum RecordMinutiaKind : byte
{
    /// <summary>Something else, or not told apart.</summary>
    Other = 0,

    /// <summary>A ridge ends.</summary>
    Ending = 1,

    /// <summary>A ridge forks.</summary>
    Bifurcation = 2,
}
