using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

/// <summary>What takes two people takes two persons, whatever roles they hold and whoever typed.</summary>
public class FourEyesTests
{
    private static readonly AcceptResidualRisk AcceptRisk = new(null);
    private static readonly AcceptDeviation AcceptDeviation = new(1, Phase.Acquire);
    private static readonly ApproveExitStep ApproveErasure = new(ExitSteps.ErasureOrder);

    [Fact]
    public void Residual_risk_is_not_accepted_by_its_author()
    {
        Case c = Milestones.Registered();
        c.Do(Give.Risk(c.Today) with { Author = People.RiskOwner });

        Assert.Equal(["takes-two-people"], c.Codes(AcceptRisk, People.RiskOwner));
    }

    [Fact]
    public void Residual_risk_is_not_accepted_by_the_one_who_recorded_the_analysis()
    {
        Case c = Milestones.Registered();
        c.Do(Give.Risk(c.Today), People.RiskOwner);

        Assert.Equal(["takes-two-people"], c.Codes(AcceptRisk, People.RiskOwner));
    }

    [Fact]
    public void Becoming_risk_owner_afterwards_helps_neither_author_nor_recorder()
    {
        Case c = Milestones.Registered();
        c.Do(Give.Risk(c.Today), People.Owner);

        Assert.Equal(["takes-two-people"], c.Do(new Reassign(Role.RiskOwner, People.Analyst)).Codes(AcceptRisk, People.Analyst));
        Assert.Equal(["role-self-granted", "takes-two-people"], c.Do(new Reassign(Role.RiskOwner, People.Owner)).Codes(AcceptRisk, People.Owner));
        Assert.Empty(c.Do(new Reassign(Role.RiskOwner, People.Stranger)).Codes(AcceptRisk, People.Stranger));
    }

    [Fact]
    public void A_new_analysis_has_to_be_accepted_anew()
    {
        Case c = Milestones.Registered();
        c.Do(Give.Risk(c.Today)).Do(AcceptRisk, People.RiskOwner);
        Assert.NotNull(c.State.RiskAcceptance);

        Assert.Null(c.Do(Give.Risk(c.Today)).State.RiskAcceptance);
    }

    [Fact]
    public void A_deviation_is_accepted_by_the_risk_owner_alone_and_never_by_the_one_who_answered()
    {
        Case c = Milestones.Registered().Do(ThroughoutRefusals.Deviating);
        Assert.Equal(["only-role-may", "takes-two-people"], c.Codes(AcceptDeviation, People.Owner));
        Assert.Empty(c.Codes(AcceptDeviation, People.RiskOwner));

        c.Do(new Reassign(Role.RiskOwner, People.Owner), People.Manager);
        Assert.Equal(["takes-two-people"], c.Codes(AcceptDeviation, People.Owner));
    }

    [Fact]
    public void Answering_again_takes_the_acceptance_away()
    {
        Case c = Milestones.Registered().Do(ThroughoutRefusals.Deviating).Do(AcceptDeviation, People.RiskOwner);
        Assert.NotNull(c.State.Answers[new(1, Phase.Acquire)].AcceptedBy);

        Assert.Null(c.Do(ThroughoutRefusals.Deviating).State.Answers[new(1, Phase.Acquire)].AcceptedBy);
    }

    [Fact]
    public void An_erasure_order_takes_a_second_person_by_id()
    {
        Case c = Milestones.Exiting().GatesPassed();
        c.Do(Give.Propose("erasure-order", c.Today), People.Owner);
        var sameId = new PersonId(string.Concat("p-", "owner"));

        Assert.Equal(["takes-two-people"], c.Codes(ApproveErasure, sameId));
        Assert.Empty(c.Codes(ApproveErasure, People.Manager));
    }

    [Fact]
    public void Whoever_proposed_last_is_the_first_of_the_two()
    {
        Case c = Milestones.Exiting().GatesPassed();
        c.Do(Give.Propose("erasure-order", c.Today), People.Owner).Do(Give.Propose("erasure-order", c.Today), People.Manager);

        Assert.Equal(["takes-two-people"], c.Codes(ApproveErasure, People.Manager));
        Assert.Empty(c.Codes(ApproveErasure, People.Owner));
    }

    [Fact]
    public void The_order_counts_from_the_day_of_the_second_signature()
    {
        Case c = Milestones.Exiting().GatesPassed();
        c.Do(Give.Propose("erasure-order", c.Today)).At("2027-07-20").Do(ApproveErasure, People.Manager);

        StepState order = c.State.Steps[ExitSteps.ErasureOrder];
        Assert.Equal(Dates.Day("2027-07-20"), order.ConfirmedOn);
        Assert.Equal(People.Manager, order.ConfirmedBy);
        Assert.Equal(People.Owner, order.Proposal!.Stamp.By);
    }

    [Fact]
    public void A_proposal_that_was_taken_back_cannot_be_approved()
    {
        Case c = Milestones.Exiting().GatesPassed();
        c.Do(Give.Propose("erasure-order", c.Today)).Do(new WithdrawExitProposal(ExitSteps.ErasureOrder));

        Assert.Equal(["nothing-proposed"], c.Codes(ApproveErasure, People.Manager));
    }

    [Fact]
    public void A_proposal_does_not_outlive_its_exit()
    {
        Case c = Milestones.Exiting().GatesPassed();
        c.Do(Give.Propose("erasure-order", c.Today)).Do(new Manage.ExtendAgreement(Dates.Day("2028-06-30"), c.Today, null));
        c.Do(new Manage.StartExit(Give.Decision(c.Today), null));

        Assert.Equal(["nothing-proposed"], c.Codes(ApproveErasure, People.Manager));
    }

    [Fact]
    public void An_exception_takes_a_second_person_who_owns_the_risk_or_the_information()
    {
        var step = new StepId("sample-export");
        Case c = Milestones.Exiting().Do(new ProposeExitException(step, "Går inte"), People.InformationOwner);

        Assert.Equal(["takes-two-people"], c.Codes(new ApproveExitException(step), People.InformationOwner));
        Assert.Equal(["only-risk-or-information-owner"], c.Codes(new ApproveExitException(step), People.Manager));
        Assert.True(c.Do(new ApproveExitException(step), People.RiskOwner).State.IsDone(step));
    }

    [Fact]
    public void What_waits_for_a_second_person_is_asked_of_somebody_who_may()
    {
        Case c = Milestones.Exiting().GatesPassed();
        c.Do(new ProposeExitException(new("erasure-certificate"), "Leverantören svarar inte"), People.RiskOwner);
        c.Do(Give.Propose("erasure-order", c.Today), People.RiskOwner);

        Assert.Equal(People.InformationOwner, Asked("exit:erasure-certificate"));
        Assert.Equal(People.Manager, Asked("exit:erasure-order"));

        PersonId Asked(string key) => Obligations.ServiceObligations.Of(c.State, c.By(People.Owner)).Single(o => o.Key == key).Person;
    }
}
