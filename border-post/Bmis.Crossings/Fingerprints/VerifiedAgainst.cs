namespace Bmis.Crossings.Fingerprints;

/// <summary>With which prints a traveller's fingers were compared. The values travel.</summary>
public enum VerifiedAgainst
{
    /// <summary>Those on the chip (Doc 9303-10, DG3).</summary>
    Chip = 1,

    /// <summary>Those of an earlier enrolment that headquarters sent.</summary>
    Enrolment = 2,

    /// <summary>Those of an earlier enrolment in the lane's own journal.</summary>
    OwnJournal = 3,
}
