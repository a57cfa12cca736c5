namespace Bmis.BorderPost.Inspecting;

/// <summary>What the lane's one screen has to show. Immutable.</summary>
/// <param name="Revision">Grows with every change.</param>
/// <param name="Active">The traveller at the desk; null when the lane waits for a document.</param>
/// <param name="Waiting">Documents that were presented meanwhile.</param>
/// <param name="Previous">The traveller before.</param>
/// <param name="Deciding">True while a decision is being written.</param>
internal sealed record DeskState(
    long Revision, Inspection? Active, int Waiting, DecidedInspection? Previous, bool Deciding)
{
    public override string ToString() => $"[desk {Revision}]";
}
