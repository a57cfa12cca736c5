namespace Bmis.Edifact.Profiles;

/// <summary>How a message departs from its profile. The numbers are stored: they never change.</summary>
public enum ProfileFindingCode
{
    /// <summary>Another release of the message.</summary>
    Release = 1,

    /// <summary>Somebody else controls the message type.</summary>
    Agency = 2,

    /// <summary>Another association assigned code.</summary>
    Association = 3,

    /// <summary>Another application reference.</summary>
    Application = 4,

    /// <summary>Another kind of list.</summary>
    Document = 5,

    /// <summary>Another function.</summary>
    Function = 6,

    /// <summary>A sex that is not of the table.</summary>
    Sex = 7,

    /// <summary>A sex that this partner also writes where it is not known.</summary>
    SexMayBeUnknown = 8,

    /// <summary>Another unit of weight.</summary>
    WeightUnit = 9,

    /// <summary>Somebody else keeps the codes of travel documents.</summary>
    DocumentAgency = 10,

    /// <summary>A part of a list or push, where none are agreed.</summary>
    Part = 11,

    /// <summary>Bags, where none are agreed.</summary>
    Bags = 12,

    /// <summary>An interactive request with more persons than are agreed.</summary>
    TooManyPersons = 13,
}
