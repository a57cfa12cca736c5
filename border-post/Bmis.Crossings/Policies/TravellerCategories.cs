namespace Bmis.Crossings.Policies;

/// <summary>Codes of the list <c>categories</c> that programs need by name.</summary>
public static class TravellerCategories
{
    /// <summary>A national of the State.</summary>
    public const string National = "NAT";

    /// <summary>Needs no visa.</summary>
    public const string VisaExempt = "VEX";

    /// <summary>Travels with a visa.</summary>
    public const string VisaHolder = "VIS";

    /// <summary>Diplomat or official.</summary>
    public const string Diplomat = "DIP";

    /// <summary>Crew.</summary>
    public const string Crew = "CRW";

    /// <summary>Recognised refugee.</summary>
    public const string Refugee = "REF";

    /// <summary>Stateless person.</summary>
    public const string Stateless = "STL";

    /// <summary>Minor with somebody who answers for him or her.</summary>
    public const string AccompaniedMinor = "MIA";

    /// <summary>Minor who travels alone.</summary>
    public const string UnaccompaniedMinor = "MIU";
}
