namespace Bmis.Crossings.SecondLine;

/// <summary>What the traveller did with the form of a refusal.</summary>
public enum Signature
{
    /// <summary>There is no form, or it was not shown yet.</summary>
    None = 0,

    /// <summary>The traveller signed.</summary>
    Signed,

    /// <summary>The traveller refused to sign; the form was handed over all the same.</summary>
    RefusedToSign,
}
