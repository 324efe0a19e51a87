import { PageSection } from '@patternfly/react-core';
import { Component, type ReactNode } from 'react';
import { ProblemState } from '../../components/problem-alert';

/** A page that fails takes nothing else with it: the navigation stays, and the next page is tried anew. */
export class Boundary extends Component<{ children: ReactNode }, { problem?: unknown }> {
  override state: { problem?: unknown } = {};

  static getDerivedStateFromError(problem: unknown) {
    return { problem };
  }

  override render() {
    if (this.state.problem === undefined) return this.props.children;
    return (
      <PageSection>
        <ProblemState
          problem={this.state.problem}
          retry={() => {
            this.setState({ problem: undefined });
          }}
        />
      </PageSection>
    );
  }
}
