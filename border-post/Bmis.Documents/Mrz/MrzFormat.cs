namespace Bmis.Documents.Mrz;

/// <summary>The machine readable zones of Doc 9303.</summary>
public enum MrzFormat
{
    /// <summary>The text is none of the five.</summary>
    None,

    /// <summary>Card, three lines of 30 characters (Doc 9303-5).</summary>
    Td1,

    /// <summary>Card of the larger size, two lines of 36 characters (Doc 9303-6).</summary>
    Td2,

    /// <summary>Passport, two lines of 44 characters (Doc 9303-4).</summary>
    Td3,

    /// <summary>Full-size visa, two lines of 44 characters (Doc 9303-7).</summary>
    MrvA,

    /// <summary>Small visa, two lines of 36 characters (Doc 9303-7).</summary>
    MrvB,
}
