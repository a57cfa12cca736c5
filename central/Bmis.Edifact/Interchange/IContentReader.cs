namespace Bmis.Edifact.Interchange;

/// <summary>Reads the content of one message while its segments are found.</summary>
internal interface IContentReader
{
    /// <summary>Takes the next segment, UNH and UNT among them.</summary>
    void Take(in Segment segment);

    /// <summary>Ends the message.</summary>
    void Close();
}
