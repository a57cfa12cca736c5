namespace Bmis.Documents.Seals;

/// <summary>What a seal in JSON is about.</summary>
public enum JsonSealKind
{
    /// <summary>Another type; its message is given as it is.</summary>
    Other,

    /// <summary>Proof of a test (icao.test).</summary>
    Test,

    /// <summary>Proof of vaccination (icao.vacc).</summary>
    Vaccination,
}
