namespace Bmis.Edifact.Profiles;

/// <summary>What the first position of a code to a carrier says (ERC, 9321). The names stand in profiles.</summary>
public enum AnswerMeaning
{
    /// <summary>The person may board.</summary>
    Cleared,

    /// <summary>The person may not board.</summary>
    Inhibited,

    /// <summary>The person may board after a search of person and baggage.</summary>
    Selectee,

    /// <summary>The carrier is told something and decides.</summary>
    Advisory,

    /// <summary>The government has to be called.</summary>
    Special,

    /// <summary>Data are missing or wrong; the carrier asks again.</summary>
    Insufficient,
}
